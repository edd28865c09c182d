// Charts: prepare a finished model (pure), then draw it.
export { FlowChart } from './flow-chart';
export { RankedBars } from './ranked-bars';
export { StackedBars } from './stacked-bars';
export { TimeSeriesChart } from './time-series-chart';
export { prepareFlow } from './prepare/flow';
export { prepareRanked } from './prepare/ranked';
export { prepareStacked } from './prepare/stacked';
export { prepareTimeSeries } from './prepare/time-series';
export type { ChartUnit, Exact } from './prepare/figures';
