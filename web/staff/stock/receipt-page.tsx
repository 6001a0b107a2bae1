import { useWords } from '../../words/words.ts';
import { StockDocumentPage } from './stock-document-page.tsx';

export default function ReceiptPage() {
  const w = useWords();
  return (
    <StockDocumentPage noun="receipt" place="/stock/receipts" notThere={w('stockWork.receiptNotThere')} />
  );
}
