import '@jiaohao/shared/web/fonts';
import '@jiaohao/shared/web/styles.css';
import './styles/screen.css';
import './styles/touchables.css';
import './styles/start.css';
import './styles/lists.css';
import './styles/slip.css';
import './styles/roster.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { followPage } from './live.ts';
import { findVoice } from './read-aloud.ts';

followPage();
findVoice();
const root = document.getElementById('app');
if (root !== null) render(<App />, root);
