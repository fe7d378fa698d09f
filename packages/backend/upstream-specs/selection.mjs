// Which of TF.js's own spec files run here. A file is named as in `@tensorflow/tfjs-core/dist/`, without its extension.

const ops = (...names) => names.map((name) => `ops/${name}_test`);
const optimizers = (...names) => names.map((name) => `optimizers/${name}_test`);

/** What training touches, by family; whole files, so gradients and error cases are in. */
export const selection = {
  convolution: ops(
    ...["conv1d", "conv2d", "conv2d_separable", "conv2d_transpose", "conv3d", "conv3d_transpose", "depthwise_conv2d"],
    ...["dilation2d", "fused/fused_conv2d", "fused/fused_depthwise_conv2d"],
  ),
  pooling: ops("avg_pool", "avg_pool_3d", "max_pool", "max_pool_3d", "max_pool_with_argmax", "pool"),
  "matrix products": ops("mat_mul", "fused/fused_mat_mul", "einsum", "confusion_matrix"),
  normalisation: ops("batchnorm", "local_response_normalization", "moments", "moving_average"),
  activations: ops(
    ...["elu", "leaky_relu", "log_sigmoid", "log_softmax", "relu", "relu6", "selu", "sigmoid", "softmax", "softplus"],
    ...["step", "tanh"],
  ),
  "element-wise, one input": ops(
    ...["abs", "acos", "acosh", "asin", "asinh", "atan", "atanh", "ceil", "clip_by_value", "cos", "cosh", "erf", "exp"],
    ...[
      "expm1",
      "floor",
      "is_finite",
      "is_inf",
      "is_nan",
      "log",
      "log1p",
      "neg",
      "reciprocal",
      "round",
      "rsqrt",
      "sign",
    ],
    ...["sin", "sinh", "sqrt", "square", "tan"],
  ),
  "element-wise, two inputs": ops(
    ...[
      "add",
      "add_n",
      "arithmetic",
      "binary_ops",
      "bitwise_and",
      "equal",
      "floordiv",
      "greater",
      "greater_equal",
      "less",
    ],
    ...["less_equal", "logical_and", "logical_not", "logical_or", "logical_xor", "not_equal", "sub", "where"],
  ),
  reductions: ops(
    ...["all", "any", "arg_max", "arg_min", "cumprod", "cumsum", "euclidean_norm", "log_sum_exp", "max", "mean", "min"],
    ...["norm", "prod", "sum"],
  ),
  shapes: ops(
    ...["batch_to_space_nd", "broadcast_args", "broadcast_to", "clone", "concat", "depth_to_space", "ensure_shape"],
    ...["expand_dims", "mirror_pad", "pad", "reverse", "reverse_1d", "reverse_2d", "reverse_3d", "reverse_4d", "slice"],
    ...["slice1d", "slice2d", "slice3d", "slice4d", "space_to_batch_nd", "split", "squeeze", "stack", "strided_slice"],
    ...["tile", "transpose", "unstack"],
  ),
  "gather and scatter": ops(
    ...["boolean_mask", "gather", "gather_nd", "scatter_nd", "sparse_to_dense", "tensor_scatter_update"],
    ...["unsorted_segment_sum", "where_async"],
  ),
  creation: ops(
    "diag",
    "eye",
    "fill",
    "linspace",
    "meshgrid",
    "one_hot",
    "ones",
    "ones_like",
    "range",
    "zeros",
    "zeros_like",
  ),
  random: ops(
    ...["dropout", "multinomial", "rand", "random_gamma", "random_normal", "random_standard_normal", "random_uniform"],
    ...["random_uniform_int", "truncated_normal"],
  ),
  losses: ops(
    ...["losses/absolute_difference", "losses/compute_weighted_loss", "losses/cosine_distance", "losses/hinge_loss"],
    ...["losses/huber_loss", "losses/log_loss", "losses/mean_squared_error", "losses/sigmoid_cross_entropy"],
    ...["losses/softmax_cross_entropy", "in_top_k"],
  ),
  "counting and searching": ops(
    ...[
      "bincount",
      "dense_bincount",
      "lower_bound",
      "search_sorted",
      "setdiff1d_async",
      "topk",
      "unique",
      "upper_bound",
    ],
  ),
  "sparse rows": ops(
    ...["sparse/sparse_fill_empty_rows", "sparse/sparse_reshape", "sparse/sparse_segment_mean"],
    ...["sparse/sparse_segment_sum"],
  ),
  "recurrent cells": ops("basic_lstm_cell", "multi_rnn_cell"),
  images: ops(
    ...["image/crop_and_resize", "image/flip_left_right", "image/grayscale_to_rgb", "image/non_max_suppression"],
    ...["image/non_max_suppression_async", "image/resize_bilinear", "image/resize_nearest_neighbor"],
    ...["image/rgb_to_grayscale", "image/threshold", "image/transform"],
  ),
  "linear algebra": ops("linalg/band_part", "linalg/gram_schmidt", "linalg/qr"),
  signals: ops("signal/frame", "signal/hamming_window", "signal/hann_window"),
  optimizers: optimizers(
    ...["adadelta_optimizer", "adagrad_optimizer", "adam_optimizer", "adamax_optimizer", "momentum_optimizer"],
    ...["optimizer", "rmsprop_optimizer", "sgd_optimizer"],
  ),
  "engine and tensors": [
    ...["backends/backend_test", "buffer_test", "debug_mode_test", "engine_test", "globals_test", "gradients_test"],
    ...["kernel_registry_test", "ops/operation_test", "profiler_test", "tape_test", "tensor_test", "variable_test"],
  ],
};

/** What does not run here, and why. */
export const leftOut = {
  "complex numbers: TF.js's WASM backend has none, and training needs none": ops(
    ...["complex_ops", "ifft", "signal/stft", "spectral/fft", "spectral/irfft", "spectral/rfft"],
  ),
  "strings: not numbers to train with": ops(
    ...[
      "string/static_regex_replace",
      "string/string_n_grams",
      "string/string_split",
      "string/string_to_hash_bucket_fast",
    ],
  ),
  "ragged tensors: TF.js's WASM backend has none, and no layer makes them": ops(
    ...["ragged_gather", "ragged_range", "ragged_tensor_to_tensor"],
  ),
  "pixels of a page: needs a browser's canvas": ops("draw", "from_pixels", "to_pixels"),
  "holds no spec that runs in Node": [
    ...["io/browser_files_test", "io/indexed_db_test", "io/local_storage_test", "io/model_management_test"],
    ...["io/passthrough_test", "io/router_registry_test", "io/weights_loader_test", "platforms/platform_browser_test"],
    ...ops("identity_pool", "image/rotate_with_offset"),
  ],
  "plain JavaScript: runs no kernel and makes no tensor for one": [
    ...[
      "backends/complex_util_test",
      "backends/non_max_suppression_util_test",
      "browser_util_test",
      "device_util_test",
    ],
    ...["environment_test", "flags_test", "hash_util_test", "io/composite_array_buffer_test", "io/http_test"],
    ...[
      "io/io_utils_test",
      "io/progress_test",
      "jasmine_util_test",
      "public/chained_ops/register_all_chained_ops_test",
    ],
    ...["serialization_test", "tensor_util_test", "test_util_test", "types_test", "util_test", "version_test"],
    ...ops("axis_util", "broadcast_util", "concat_util", "conv_util", "dropout_util", "slice_util"),
  ],
};

/** The family of each selected file. */
export const familyOf = new Map(
  Object.entries(selection).flatMap(([family, files]) => files.map((file) => [file, family])),
);
