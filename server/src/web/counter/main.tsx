import './counter.css';
import { show } from '../show.tsx';
import { AtWindow } from './at-window.tsx';
import { ChooseWindow } from './choose-window.tsx';
import { windowIn } from './window-address.ts';

const window = windowIn(location.pathname);
show(window === null ? <ChooseWindow /> : <AtWindow window={window} />);
