import { useEffect, useState } from 'preact/hooks';
import { keepLanguage, NotLive, say, TopBar } from '@jiaohao/shared/web';
import type { SessionView } from '../../http/shapes/session.ts';
import { useCsrfToken } from '../api.ts';
import { followHall, hall } from '../hall-live.ts';
import { BecomeFirst } from './become-first.tsx';
import { ChoosePassword } from './choose-password.tsx';
import { EnterPassword } from './enter-password.tsx';
import { whereTo } from './where-to.ts';

const live = followHall();
const title = { zh: '登录', en: 'Sign in' };

/** What the page asks for; a new password needs the one it was opened with. */
type Step =
  | { readonly kind: 'enter' }
  | { readonly kind: 'choose'; readonly session: SessionView; readonly old: string }
  | { readonly kind: 'first'; readonly token: string };

/** The door of the staff pages. */
export function SignIn() {
  const [step, setStep] = useState<Step>(firstStep);
  useEffect(keepLanguage, []);
  useEffect(() => {
    document.title = say(title);
  });
  const comesIn = ({ roles }: SessionView): void => location.assign(whereTo(location.href, roles));
  return (
    <>
      <TopBar title={title} />
      <NotLive live={live.live.value} />
      <main class="gate">
        {hall.value && <p class="hall-name">{say(hall.value.hall)}</p>}
        {step.kind === 'enter' && (
          <EnterPassword
            onRight={(session, old, wantsOther) => {
              useCsrfToken(session.csrf);
              if (session.mustChange || wantsOther) setStep({ kind: 'choose', session, old });
              else comesIn(session);
            }}
          />
        )}
        {step.kind === 'choose' && (
          <ChoosePassword session={step.session} old={step.old} onChosen={comesIn} />
        )}
        {step.kind === 'first' && <BecomeFirst token={step.token} onMade={comesIn} />}
      </main>
    </>
  );
}

/** The link that the hub printed brings its token behind `#`, where no server sees it; it does not stay in the address. */
function firstStep(): Step {
  const token = new URLSearchParams(location.hash.slice(1)).get('first');
  if (token === null) return { kind: 'enter' };
  history.replaceState(null, '', location.pathname + location.search);
  return { kind: 'first', token };
}
