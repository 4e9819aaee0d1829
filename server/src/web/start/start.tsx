import { useEffect } from 'preact/hooks';
import { Both, NotLive } from '@jiaohao/shared/web';
import { followHall, hall } from '../hall-live.ts';
import { staffPages } from '../staff-page.tsx';

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
      <main class="doors">
        <h1>{now ? <Both {...now.hall} /> : <Both zh="叫号" en="Jiaohao" />}</h1>
        <nav>
          {now && (
            <a class="door" href={`/board/${now.id}`}>
              <Both zh="大厅屏" en="Hall board" />
            </a>
          )}
          {staffPages.map(({ path, title }) => (
            <a key={path} class="door" href={path}>
              <Both {...title} />
            </a>
          ))}
          <a class="door" href="/help/failures">
            <Both zh="故障处置" en="When something fails" />
          </a>
          <a class="door" href="/docs">
            <Both zh="接口说明" en="Interface" />
          </a>
        </nav>
      </main>
    </>
  );
}
