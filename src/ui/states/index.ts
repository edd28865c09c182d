// States of content: empty, failed, loading; states of documents; figures of dashboards.
export { AsOf } from './as-of';
export { ConfirmAction } from './confirm-action';
export type { ConfirmActionProps } from './confirm-action';
export { EmptyState } from './empty-state';
export { ErrorIds, ErrorState, type ErrorStateProps } from './error-state';
export { LoadingCard, LoadingPage, LoadingRows } from './loading';
export { QuantityBridge } from './quantity-bridge';
export { StatCard } from './stat-card';
export type { StatTrend } from './stat-card';
export { StatusBadge, useStatusLabel } from './status-badge';
export { Timeline } from './timeline';
export type { TimelineEvent } from './timeline';
export { useNow } from './use-now';
