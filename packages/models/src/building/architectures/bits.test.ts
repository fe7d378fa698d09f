import { testBits } from "../../testing/test-bits.js";

testBits();
