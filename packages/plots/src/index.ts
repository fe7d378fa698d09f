export { type ConfusionHeatmapOptions, confusionHeatmap } from "./confusion-heatmap.js";
export { type DigitGalleryOptions, digitGallery } from "./digit-gallery.js";
export { type FeatureMapGridOptions, type FeatureMapValues, featureMapGrid } from "./feature-map-grid.js";
export { type FilterGridOptions, type FilterValues, filterGrid } from "./filter-grid.js";
export {
  type LearningCurvesOptions,
  learningCurves,
  type TrainingHistory,
  type TrainingRun,
} from "./learning-curves.js";
export { type LearningRateCurveOptions, type LearningRateLoss, learningRateCurve } from "./learning-rate-curve.js";
export { PlotError, type PlotErrorCode } from "./plot-error.js";
export { type PixelValues, type SaliencyOverlayOptions, saliencyOverlay } from "./saliency-overlay.js";
export { lightTheme, type PlotTheme } from "./theme.js";
export { type PngOptions, toPng } from "./to-png.js";
export { toSvg } from "./to-svg.js";
