'use client';
// A field that shows a readable text, and the text as typed while somebody is in it. What is there is
// selected on the way in, so that typing replaces it: in the same turn that puts the raw text there. A
// frame later a quick hand has typed already, and would type over its own first figures.
import type { TextInputProps } from '@mantine/core';
import { useLayoutEffect, useRef, useState } from 'react';

type Handlers = Pick<TextInputProps, 'onFocus' | 'onBlur' | 'onMouseDown' | 'onMouseUp'>;

/** Whether the field is being typed in, and the handlers it needs, which call those that are given. */
export function useRawText(own: Handlers): { isRaw: boolean; handlers: Required<Handlers> } {
  const [isRaw, setRaw] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  /** From a button that goes down on the field to its release, which has set a caret by then. */
  const isClickedInto = useRef(false);
  useLayoutEffect(() => {
    if (isRaw && document.activeElement === input.current) input.current?.select();
  }, [isRaw]);
  return {
    isRaw,
    handlers: {
      onFocus: (event) => {
        input.current = event.currentTarget;
        setRaw(true);
        own.onFocus?.(event);
      },
      onBlur: (event) => {
        setRaw(false);
        own.onBlur?.(event);
      },
      onMouseDown: (event) => {
        isClickedInto.current = document.activeElement !== event.currentTarget;
        own.onMouseDown?.(event);
      },
      onMouseUp: (event) => {
        const { selectionStart, selectionEnd } = event.currentTarget;
        // Who drew over a part of it wants that part.
        if (isClickedInto.current && selectionStart === selectionEnd) event.currentTarget.select();
        isClickedInto.current = false;
        own.onMouseUp?.(event);
      },
    },
  };
}
