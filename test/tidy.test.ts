import { checkDependencies } from './tidy/dependencies.ts';
import { noCircles, nouns, oneWay, throughIndex } from './tidy/layers.ts';
import { boundedNumbers, numbered, organisationFirst, plainTables } from './tidy/migrations.ts';
import { fileNames, noLocalPaths, ruleNumbers, typeNames } from './tidy/names.ts';
import { adaptersAskTheDesk, noClock, noOutside, sqlInStores } from './tidy/purity.ts';
import { checkProblems, checkRegistry } from './tidy/registry.ts';
import { holds, type Rule } from './tidy/rule.ts';
import { fileSizes, functionSizes } from './tidy/sizes.ts';
import { webImports, webSizes } from './tidy/web.ts';
import { links, pointers, wordsInCode, wordsInPages } from './tidy/words.ts';

/** The rules of the house (CONTRIBUTING.md), each with faults planted to see it work. */
const RULES: readonly Rule[] = [
  ...[oneWay, throughIndex, nouns, noCircles],
  ...[noOutside, noClock, sqlInStores, adaptersAskTheDesk],
  ...[fileSizes, functionSizes, webSizes],
  webImports,
  ...[fileNames, typeNames, ruleNumbers, noLocalPaths],
  ...[wordsInCode, wordsInPages, links, pointers],
  ...[numbered, organisationFirst, plainTables, boundedNumbers],
];

for (const rule of RULES) holds(rule);
checkRegistry();
checkProblems();
checkDependencies();
