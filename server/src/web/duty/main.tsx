import './duty.css';
import './floor.css';
import './window-card.css';
import './panels.css';
import './waits.css';
import './opening.css';
import './small.css';
import './large.css';
import { show } from '../show.tsx';
import { DutyPage } from './duty-page.tsx';

show(<DutyPage />);
