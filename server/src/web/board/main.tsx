import './board.css';
import './calling.css';
import { show } from '../show.tsx';
import { Board } from './board.tsx';

show(<Board />);
