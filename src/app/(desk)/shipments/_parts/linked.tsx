// The number of another document as a link, plain where the reader may not open it.
import { Nothing } from '@/ui/cells';
import { TextLink } from '@/ui/links';

export interface LinkedProps {
  readonly text: string | null;
  /** Null: not to be opened by this reader. */
  readonly href: string | null;
}

export function Linked({ text, href }: LinkedProps) {
  if (text === null) return <Nothing />;
  return href === null ? text : <TextLink href={href}>{text}</TextLink>;
}
