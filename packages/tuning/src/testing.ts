export { type TestRunner, testJournalStore } from "./testing/test-journal-store.js";
