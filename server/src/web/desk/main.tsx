import './desk.css';
import './paper.css';
import { show } from '../show.tsx';
import { DeskPage } from './desk-page.tsx';

show(<DeskPage />);
