import './counter.css';
import './window/window.css';
import './ticket/ticket.css';
import './keys/soft-keypad.css';
import './line/line.css';
import './dialogs/dialogs.css';
import './keys/help-dialog.css';
import { show } from '../show.tsx';
import { AtWindow } from './window/at-window.tsx';
import { ChooseWindow } from './window/choose-window.tsx';
import { windowIn } from './window/window-address.ts';

const window = windowIn(location.pathname);
show(window === null ? <ChooseWindow /> : <AtWindow window={window} />);
