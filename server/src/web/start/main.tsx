import './start.css';
import { show } from '../show.tsx';
import { Start } from './start.tsx';

show(<Start />);
