'use client';
// Mantine looks on Next links, for server components, which cannot hand a component as a prop.
import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import Link from 'next/link';
import type { ReactNode } from 'react';

interface Target {
  readonly href: string;
  /** Beside this page, so that what is typed here stays. */
  readonly target?: '_blank';
  readonly children: ReactNode;
}

export function LinkButton({ href, children, ...rest }: Target & ButtonProps) {
  return (
    <Button component={Link} href={href} {...rest}>
      {children}
    </Button>
  );
}

/** For links below one another, of which a finger meets one. */
export const TOUCHED = { display: 'inline-block', lh: '24px' } as const;

export function TextLink({ href, children, ...rest }: Target & AnchorProps) {
  return (
    <Anchor component={Link} href={href} {...rest}>
      {children}
    </Anchor>
  );
}
