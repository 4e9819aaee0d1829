import './duty.css';
import './floor/floor.css';
import './floor/window-card.css';
import './floor/panels.css';
import './waits/waits.css';
import './opening/opening.css';
import './small.css';
import './large.css';
import { show } from '../show.tsx';
import { DutyPage } from './duty-page.tsx';

show(<DutyPage />);
