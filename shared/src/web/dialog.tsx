import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { Bilingual } from '../vocabulary/hall.ts';
import { say } from './language.ts';

export interface DialogProps {
  title: Bilingual;
  /** Escape was pressed, or it was closed without an answer. */
  onClose: () => void;
  /** Enter, or the button that submits. Without it there is nothing to send. */
  onSubmit?: () => void;
  /** Ends with a `<div class="answers">` of buttons. */
  children: ComponentChildren;
}

/** A question over the page, in the browser's own dialog: it keeps the focus and gives it back. Shown while it is rendered. */
export function Dialog({ title, onClose, onSubmit, children }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // Before anything is painted: whoever types on already types into it.
  useLayoutEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        // At once: the browser tells that it is closed only after keys that follow fast, which open the next one.
        event.preventDefault();
        dialog.current?.close();
        onClose();
      }}
      onClose={() => {
        if (dialog.current !== null) onClose();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit?.();
        }}
      >
        <h2 id={id}>{say(title)}</h2>
        {children}
      </form>
    </dialog>
  );
}
