// What every panel of the dashboard is told.
import type { Dashboard } from '@/server/modules/analytics/schemas';

/** Amounts of one currency at a time. */
export interface PanelProps {
  readonly board: Dashboard;
  readonly currency: string;
}
