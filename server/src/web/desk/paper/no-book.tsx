import { Notice } from '@jiaohao/shared/web';
import { DeskChoice } from './desk-choice.tsx';
import { deskNumber } from './own-book.ts';

/** While it can still be put right: a browser that could give out nothing without the hub. */
export function NoBook() {
  if (deskNumber.value !== null) return null;
  return (
    <div class="no-book">
      <Notice
        tone="info"
        zh="本机还没有纸质号段，断网时不能发号。请选本机是第几咨询台。"
        en="This browser has no paper numbers: without the hub it can give out none. Choose the desk it stands at."
      />
      <DeskChoice />
    </div>
  );
}
