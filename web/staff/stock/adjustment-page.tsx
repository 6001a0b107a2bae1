import { useWords } from '../../words/words.ts';
import { StockDocumentPage } from './stock-document-page.tsx';

export default function AdjustmentPage() {
  const w = useWords();
  return (
    <StockDocumentPage
      noun="adjustment"
      place="/stock/adjustments"
      notThere={w('stockWork.adjustmentNotThere')}
    />
  );
}
