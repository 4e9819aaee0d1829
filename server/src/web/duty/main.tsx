import './duty.css';
import './floor.css';
import './panels.css';
import { show } from '../show.tsx';
import { DutyPage } from './duty-page.tsx';

show(<DutyPage />);
