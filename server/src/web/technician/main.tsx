import './technician.css';
import './line.css';
import { show } from '../show.tsx';
import { TechnicianPage } from './technician-page.tsx';

show(<TechnicianPage />);
