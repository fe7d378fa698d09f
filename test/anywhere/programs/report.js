/** Prints what became of a promise as one line of JSON: the one way out that a process, a page and a worker share. */
export function report(promise) {
  promise
    .then(
      (value) => ({ value }),
      ({ code, message }) => ({ code, message }),
    )
    .then((outcome) => console.log(JSON.stringify(outcome)));
}
