import { Button, say } from '@jiaohao/shared/web';
import type { CounterView } from '../../../http/shapes/counter.ts';
import { me } from '../../session.ts';
import { begin } from './carry-out.ts';
import { deedAt, type DeedId } from './deeds.ts';
import { hindranceOf } from './hindrances.ts';

interface DeedButtonProps {
  deed: DeedId;
  view: CounterView;
  /** What is wanted most. */
  main?: boolean;
  class?: string;
}

/** The button of a deed, with its key on it; pointed at, it says why it cannot be pressed. */
export function DeedButton({ deed: id, view, main = false, class: more = '' }: DeedButtonProps) {
  const { key, icon, name } = deedAt(id, view);
  const why = me.value && hindranceOf(id, view, me.value);
  return (
    <Button
      {...name}
      icon={icon}
      hotkey={key}
      look={main && why === null ? 'main' : 'plain'}
      class={`deed ${more}`}
      disabled={why !== null}
      {...(why && { title: say(why) })}
      onPress={() => begin(id)}
    />
  );
}
