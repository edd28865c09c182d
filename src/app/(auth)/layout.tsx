// Frame of the pages before sign-in: the mark, the card, language and appearance.
import type { ReactNode } from 'react';
import { AuthFrame } from '@/ui/shell';

export default function AuthLayout({ children }: { readonly children: ReactNode }) {
  return <AuthFrame>{children}</AuthFrame>;
}
