import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Bilingual } from '@jiaohao/shared';
import { Notice, Panel } from '@jiaohao/shared/web';

export interface GateFormProps {
  title: Bilingual;
  onSubmit: () => void;
  /** Why what was sent did not do. */
  wrong: Bilingual | null;
  children: ComponentChildren;
}

/** A form of the sign-in page: its first field has the keyboard; says what is refused, and that capitals are locked. */
export function GateForm({ title, onSubmit, wrong, children }: GateFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [capitals, setCapitals] = useState(false);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const lookAtCapitals = (event: KeyboardEvent): void => setCapitals(event.getModifierState('CapsLock'));
  return (
    <Panel title={title}>
      <form
        ref={form}
        noValidate
        onKeyDown={lookAtCapitals}
        onKeyUp={lookAtCapitals}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {wrong && <Notice tone="bad" zh={wrong.zh} en={wrong.en} />}
        {children}
        {capitals && <Notice tone="warn" zh="大写锁定已打开（Caps Lock）。" en="Caps Lock is on." />}
      </form>
    </Panel>
  );
}
