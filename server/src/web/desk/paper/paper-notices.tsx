import { Notice } from '@jiaohao/shared/web';
import type { DeskView } from '../../../http/shapes/desk.ts';
import { sending } from './send-list.ts';

export interface PaperNoticesProps {
  view: DeskView;
  live: boolean;
  date: string | null;
}

/** What has to be known about the list before it is written or sent. */
export function PaperNotices({ view, live, date }: PaperNoticesProps) {
  return (
    <>
      {!live && (
        <Notice
          tone="warn"
          zh="连不上中心服务：照常填写，都保存在本机；恢复后再发送。"
          en="The hub is away: go on writing; everything is kept in this browser until it can be sent."
        />
      )}
      {live && sending.value === 'waiting' && (
        <Notice
          tone="warn"
          zh="还有没送达的行，正在再次发送。"
          en="Some rows have not arrived; sending them again."
        />
      )}
      {date !== null && date !== view.books.date && (
        <Notice
          tone="warn"
          zh={`这张清单是 ${date} 的，现在的营业日是 ${view.books.date}：按 ${date} 的时间发送。`}
          en={`This list is of ${date}, and the business day is ${view.books.date}: it is sent with the times of ${date}.`}
        />
      )}
    </>
  );
}
