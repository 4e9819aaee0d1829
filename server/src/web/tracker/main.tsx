import './tracker.css';
import './facts.css';
import { show } from '../show.tsx';
import { followTicket } from './followed-ticket.ts';
import { Tracker } from './tracker.tsx';

followTicket(location.pathname.split('/').at(-1) ?? '');
show(<Tracker />);
