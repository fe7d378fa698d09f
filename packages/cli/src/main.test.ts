import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mnistDirectory } from "./testing/mnist-directory.js";
import { spawnCli } from "./testing/spawn-cli.js";
import { temporaryDirectory } from "./testing/temporary-directory.js";

const data = ["--data", mnistDirectory()];
const long = ["run", "--quick", "--trials", "0", "--epochs", "500", ...data];

test("help names the command and its options, without colours in a pipe", async () => {
  const root = await spawnCli(["--help"]).ending;
  expect(root).toMatchObject({ code: 0, stderr: "", stdout: expect.stringMatching(/mnistlab run/) });
  const run = await spawnCli(["run", "--help"]).ending;
  for (const option of ["--epochs", "--batch-size", "--seed", "--trials", "--workers", "--data", "--out", "--quick"]) {
    expect(run.stdout).toContain(option);
  }
  expect(run.stdout).not.toContain("\x1b");
});

test("the command help prints what the option --help prints", async () => {
  const help = (...words: string[]) => spawnCli(words).ending;
  expect(await help("help")).toEqual(await help("--help"));
  expect(await help("help", "run")).toEqual(await help("run", "--help"));
  expect(await help("help", "rum")).toMatchObject({ code: 2, stdout: "" });
});

test("--version prints the version of the package", async () => {
  const manifest = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"));
  expect(await spawnCli(["--version"]).ending).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: "" });
});

test.each([
  [["rum"], "did you mean run?"],
  [["run", "--epoch", "3"], "did you mean --epochs?"],
  [["run", "--epochs", "none"], "--epochs must be an integer"],
  [["run", "--batch-size", "0"], "--batch-size must be an integer from 1"],
  [["run", "--workers", "5"], "--workers must be an integer from 0 to 4"],
  [["run", "--data", "nowhere"], "--data must be a directory"],
])("%j ends with code 2, one message and no file", async (words, message) => {
  const cwd = await temporaryDirectory();
  const { code, stdout, stderr } = await spawnCli(words, { cwd }).ending;
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(message);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(await readdir(cwd)).toEqual([]);
});

test("a failure ends with code 1 and its message; DEBUG adds the stack", async () => {
  const out = join(await temporaryDirectory(), "run");
  const empty = ["run", "--data", await temporaryDirectory(), "--out", out];
  const plain = await spawnCli(empty).ending;
  expect(plain.code).toBe(1);
  expect(plain.stdout).not.toContain(out);
  expect(plain.stderr).toContain("train-images-idx3-ubyte");
  expect(plain.stderr).not.toMatch(/\n\s+at /);
  const debug = await spawnCli(empty, { env: { DEBUG: "1" } }).ending;
  expect(debug.stderr).toMatch(/\n\s+at /);
});

test("Ctrl-C while training leaves a readable partial run and code 130", async () => {
  const out = join(await temporaryDirectory(), "run");
  const { child, printed, ending } = spawnCli([...long, "--out", out]);
  await printed("Epoch 2/500");
  child.kill("SIGINT");
  const { code, stdout } = await ending;
  expect(code).toBe(130);
  expect(stdout).toMatch(/Stopped after \d+ of 500 epochs/);
  const { status, training } = JSON.parse(await readFile(join(out, "metrics.json"), "utf8"));
  expect(status).toMatchObject({ state: "stopped", step: "training", epoch: training.epochs });
  expect((await readFile(join(out, "history.csv"), "utf8")).trimEnd().split("\n")).toHaveLength(training.epochs + 1);
  expect(await readFile(join(out, "report.html"), "utf8")).toContain("This run was stopped");
  expect((await readdir(out)).sort()).toEqual([
    "accuracy.svg",
    "history.csv",
    "loss.svg",
    "metrics.json",
    "model",
    "report.html",
  ]);
});

test("a killed run leaves its epochs, their curves and a report that says it is not complete", async () => {
  const out = join(await temporaryDirectory(), "run");
  const { child, printed, ending } = spawnCli([...long, "--out", out]);
  await printed("Epoch 2/500");
  child.kill("SIGKILL");
  await ending;
  expect((await readFile(join(out, "history.csv"), "utf8")).split("\n").length).toBeGreaterThanOrEqual(3);
  const { status, training } = JSON.parse(await readFile(join(out, "metrics.json"), "utf8"));
  expect(status).toEqual({ state: "running" });
  expect(training.history.val_loss).toHaveLength(training.epochs);
  const page = await readFile(join(out, "report.html"), "utf8");
  expect(page).toContain("This run is not complete.");
  expect(page).toMatch(/After \d+ of 500 epochs the validation accuracy is/);
  expect(page.match(/<svg /g)).toHaveLength(2);
});
