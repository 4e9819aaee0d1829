import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/700.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { followDevices } from './live.ts';
import './styles/page.css';
import './styles/kiosk.css';
import './styles/counter.css';
import './styles/stage.css';

followDevices();
const root = document.getElementById('app');
if (root !== null) render(<App />, root);
