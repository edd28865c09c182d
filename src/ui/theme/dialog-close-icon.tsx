'use client';
// The cross of a dialog, which also brings the focus back. A dialog that is taken away rather than
// closed (drawn only while something is being edited) never tells Mantine that it ends, and the focus
// would be lost at the top of the page; the cross comes and goes with every dialog.
import { CloseIcon } from '@mantine/core';
import { useEffect } from 'react';

const isLost = () => document.activeElement === null || document.activeElement === document.body;

export function DialogCloseIcon() {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      // After the dialog has gone, and after a dialog that closes by itself has given it back.
      setTimeout(() => {
        if (before instanceof HTMLElement && before.isConnected && isLost()) before.focus();
      });
    };
  }, []);
  return <CloseIcon />;
}
