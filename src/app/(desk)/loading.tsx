// Shown at once while a page is on its way.
import { LoadingPage } from '@/ui/states';

export default function Loading() {
  return <LoadingPage />;
}
