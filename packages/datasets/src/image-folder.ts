export { fromImageFolder, type ImageFolderOptions } from "./image-folder/from-image-folder.js";
