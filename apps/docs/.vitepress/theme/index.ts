import DefaultTheme from "vitepress/theme-without-fonts";
import "@fontsource/ibm-plex-mono/400.css";
import "@fontsource/ibm-plex-sans/400.css";
import "@fontsource/ibm-plex-sans/400-italic.css";
import "@fontsource/ibm-plex-sans/600.css";
import "@fontsource/ibm-plex-serif/500.css";
import "./styles/palette.css";
import "./styles/typography.css";
import "./styles/chrome.css";
import "./styles/content.css";
import "./styles/pictures.css";

export default DefaultTheme;
