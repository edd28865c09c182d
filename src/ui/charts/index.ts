// Charts: prepare a finished model (pure), then draw it.
export { ChartFrame } from './chart-frame';
export { ChartTable } from './chart-table';
export { ExportMenu } from './export-menu';
export { FlowChart } from './flow-chart';
export { RankedBars } from './ranked-bars';
export { SankeyChart } from './sankey-chart';
export { StackedBars } from './stacked-bars';
export { TimeSeriesChart } from './time-series-chart';
export { TreemapChart } from './treemap-chart';
export { WaterfallChart } from './waterfall-chart';
export { prepareFlow } from './prepare/flow';
export { prepareRanked } from './prepare/ranked';
export { prepareSankey } from './prepare/sankey';
export { prepareStacked } from './prepare/stacked';
export { prepareTimeSeries } from './prepare/time-series';
export { prepareTreemap } from './prepare/treemap';
export { prepareWaterfall } from './prepare/waterfall';
export type { ChartUnit, Exact } from './prepare/figures';
