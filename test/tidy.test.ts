import { noCircles, nouns, oneWay, throughIndex } from './tidy/layers.ts';
import { adaptersAskTheDesk, noClock, noOutside, sqlInStores } from './tidy/purity.ts';
import { holds } from './tidy/rule.ts';

for (const rule of [
  oneWay,
  throughIndex,
  nouns,
  noCircles,
  noOutside,
  noClock,
  sqlInStores,
  adaptersAskTheDesk,
]) {
  holds(rule);
}
