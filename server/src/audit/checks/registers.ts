import type { Picture } from '../picture.ts';
import { judging, unless, type Complaint } from './check.ts';

type List = (picture: Picture) => ReadonlySet<string>;

const outages: List = ({ failures }) => failures.outages;
const handwork: List = ({ failures }) => failures.handwork;
const callBacks: List = ({ failures }) => failures.callBacks;
const notices: List = ({ failures }) => failures.notices;
const crowded: List = ({ failures }) => failures.crowded;

/** What was begun is ended once, and nothing ends that was not begun: outages, handwork, call-backs, notices, crowding. */
export const registers = judging(
  'registers',
  'Handwork, call-backs, notices and crowding begin once; these and outages end once, after they began.',
  {
    outageEnded: ({ outage }, before) => ends('outage', outage, outages(before)),
    handworkRegistered: ({ handwork: { id } }, before) => begins('handwork', id, handwork(before)),
    handworkEntered: ({ handwork: id }, before) => ends('handwork', id, handwork(before)),
    callBackRequested: ({ callBack: { id } }, before) => begins('call-back', id, callBacks(before)),
    callBackFinished: ({ callBack: id }, before) => ends('call-back', id, callBacks(before)),
    noticePosted: ({ notice: { id } }, before) => begins('notice', id, notices(before)),
    noticeWithdrawn: ({ notice: id }, before) => ends('notice', id, notices(before)),
    crowdingNoticed: ({ service }, before) => begins('crowding', service, crowded(before)),
    crowdingEnded: ({ service }, before) => ends('crowding', service, crowded(before)),
  },
);

function begins(what: string, id: string, open: ReadonlySet<string>): Complaint[] {
  return unless(!open.has(id), () => ({ found: `${what} ${id} begins again`, expected: 'its end first' }));
}

function ends(what: string, id: string, open: ReadonlySet<string>): Complaint[] {
  return unless(open.has(id), () => ({ found: `${what} ${id} ends`, expected: 'it to have begun' }));
}
