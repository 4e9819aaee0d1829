import { useEffect, useState } from 'preact/hooks';
import { Notice, Pill, say } from '@jiaohao/shared/web';
import type { WrittenPlan } from '../../http/shapes/settings.ts';
import { followHall } from '../hall-live.ts';
import { is } from '../session.ts';
import { StaffPage } from '../staff-page.tsx';
import { AppointmentsSection } from './appointments-section.tsx';
import { DevicesSection } from './devices-section.tsx';
import { followDraft, isChanged, plan } from './draft.ts';
import { FilesSection } from './files-section.tsx';
import { GoneTo } from './gone-to.tsx';
import { HallSection } from './hall-section.tsx';
import { HistorySection } from './history-section.tsx';
import { NoticesSection } from './notices-section.tsx';
import { followAddress, section, sections, wrongIn, type Section } from './places.ts';
import { RulePanels } from './rules.tsx';
import { SaveBar } from './save-bar.tsx';
import { ServicesSection } from './services-section.tsx';
import { followSettings, settings, unread } from './settings-book.ts';
import { Standing } from './standing.tsx';
import { WindowsSection } from './windows-section.tsx';

const live = followHall();

/** What the hall is: its plan, edited, checked, and kept in versions. */
export function SettingsPage() {
  return (
    <StaffPage title={{ zh: '设置', en: 'Settings' }} live={live}>
      {is('admin', 'duty-manager') ? (
        <Book />
      ) : (
        <Notice
          tone="warn"
          zh="只有系统管理员和值班管理可以查看设置。"
          en="Only administrators and duty managers may see the settings."
        />
      )}
    </StaffPage>
  );
}

function Book() {
  const [saved, setSaved] = useState<number | null>(null);
  useEffect(followSettings, []);
  useEffect(followDraft, []);
  useEffect(followAddress, []);
  useEffect(() => {
    if (isChanged.value) setSaved(null);
  }, [isChanged.value]);
  const now = plan.value;
  return (
    <>
      {settings.value === null && unread.value && (
        <Notice tone="bad" zh={unread.value.zh} en={unread.value.en} />
      )}
      {saved !== null && (
        <Notice
          tone="good"
          zh={`已保存为第${saved}版，从下一个营业日起生效；设备的端口与型号在空闲时即采用。`}
          en={`Saved as version ${saved}; it counts from the next business day, ports and models of devices as soon as nobody needs them.`}
        />
      )}
      {now !== null && (
        <>
          <Standing />
          <div class="settings">
            <Sections />
            <fieldset class="settings-body" disabled={settings.value?.mayChange !== true}>
              <Open section={section.value} plan={now} />
              <GoneTo />
            </fieldset>
          </div>
          <SaveBar onSaved={setSaved} />
        </>
      )}
    </>
  );
}

function Sections() {
  return (
    <nav class="sections" aria-label={say({ zh: '设置分类', en: 'Parts of the settings' })}>
      {sections.map(({ id, zh, en }) => (
        <a key={id} href={`#${id}`} aria-current={section.value === id ? 'true' : undefined}>
          {say({ zh, en })}
          {wrongIn(id) > 0 && <Pill tone="bad" zh={`${wrongIn(id)} 处有误`} en={`${wrongIn(id)} wrong`} />}
        </a>
      ))}
    </nav>
  );
}

function Open({ section: open, plan: now }: { section: Section; plan: WrittenPlan }) {
  switch (open) {
    case 'hall':
      return <HallSection plan={now} />;
    case 'services':
      return <ServicesSection plan={now} />;
    case 'windows':
      return <WindowsSection plan={now} />;
    case 'devices':
      return <DevicesSection plan={now} />;
    case 'notices':
      return <NoticesSection plan={now} />;
    case 'appointments':
      return <AppointmentsSection plan={now} />;
    case 'rules':
      return <RulePanels section="rules" rules={now.hall.settings} />;
    case 'history':
      return <HistorySection />;
    case 'files':
      return <FilesSection />;
  }
}
