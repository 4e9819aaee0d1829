import './desk.css';
import './undelivered/alarm.css';
import './tickets/tickets.css';
import './tickets/ticket-card.css';
import './tickets/issue.css';
import './cards.css';
import './by-hand/by-hand.css';
import './conflicts/conflicts.css';
import './paper/paper.css';
import { show } from '../show.tsx';
import { DeskPage } from './desk-page.tsx';

show(<DeskPage />);
