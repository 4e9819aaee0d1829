import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Bilingual, StaffRole } from '@jiaohao/shared';
import { Both, Icon, NotLive } from '@jiaohao/shared/web';
import { followHall, hall } from '../hall-live.ts';
import { rolesInOrder, roleWords } from '../role-words.ts';
import { staffPages } from '../staff-page.tsx';
import { boardDoor, helpDoors, staffDoors, type Door } from './doors.ts';
import { HallNow } from './hall-now.tsx';

const live = followHall();

/** Where somebody arrives who typed only the hub's address: the way to every page. */
export function Start() {
  const now = hall.value;
  useEffect(() => {
    if (now !== null) document.title = `${now.hall.zh} · ${now.hall.en}`;
  }, [now?.hall.zh]);
  return (
    <>
      <NotLive live={live.live.value} />
      <header class="welcome">
        <div>
          <h1>{now ? <Both {...now.hall} /> : <Both zh="叫号" en="Jiaohao" />}</h1>
          {now && <HallNow hall={now} stale={live.live.value === false} />}
        </div>
      </header>
      <main class="doors">
        <Doors title={{ zh: '大厅', en: 'For everybody' }}>
          {now && (
            <DoorLink path={`/board/${now.id}`} title={{ zh: '大厅屏', en: 'Hall board' }} {...boardDoor} />
          )}
          {helpDoors.map((door) => (
            <DoorLink key={door.path} {...door} />
          ))}
        </Doors>
        <Doors title={{ zh: '工作人员（需登录）', en: 'For the staff, who sign in' }}>
          {staffPages.map(({ path, title, roles }) => {
            const door = staffDoors[path];
            return door && <DoorLink key={path} path={path} title={title} roles={roles} {...door} />;
          })}
        </Doors>
      </main>
    </>
  );
}

function Doors({ title, children }: { title: Bilingual; children: ComponentChildren }) {
  return (
    <section>
      <h2>
        <Both {...title} />
      </h2>
      <nav>{children}</nav>
    </section>
  );
}

interface DoorLinkProps extends Door {
  path: string;
  title: Bilingual;
  /** For whom it is; everybody, if nobody is named. */
  roles?: readonly StaffRole[];
}

function DoorLink({ path, title, icon, does, roles }: DoorLinkProps) {
  return (
    <a class="door" href={path}>
      <span class="sign">
        <Icon of={icon} />
      </span>
      <span class="words">
        <span class="title">
          <Both {...title} />
        </span>
        <span class="does">
          <Both {...does} />
        </span>
        {roles && (
          <span class="roles">
            <Both {...named(roles)} />
          </span>
        )}
      </span>
    </a>
  );
}

function named(roles: readonly StaffRole[]): Bilingual {
  const words = rolesInOrder.filter((role) => roles.includes(role)).map((role) => roleWords[role]);
  return { zh: words.map(({ zh }) => zh).join('、'), en: words.map(({ en }) => en).join(', ') };
}
