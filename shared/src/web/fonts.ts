/** The hall's PCs may have no Chinese font of their own. */
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/700.css';
