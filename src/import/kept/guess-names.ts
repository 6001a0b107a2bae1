import type { ImportKind } from '../import-job.store.ts';

/**
 * What others call our fields, in small letters without blanks and signs. The first that fits wins, so the surer
 * names stand first. Seen in exports of web shops, marketplaces, spreadsheets and bookkeeping programs.
 */
const ORDERS: Readonly<Record<string, string>> = {
  document:
    'document orderno ordernumber orderid order ordername orderref salesorder salesorderno invoiceno invoicenumber invoice invoiceid ' +
    'documentno number externalid reference ref pono po',
  customer:
    'customer customerno customernumber customerid customercode account accountno accountnumber accountcode client clientid ' +
    'custid custno buyerid buyer',
  customerName: 'customername companyname company clientname buyername name billingname',
  product:
    'product sku productsku lineitemsku variantsku stockcode productcode productid productno articleno articlenumber article itemcode ' +
    'itemno itemnumber itemid itemsku item partno partnumber asin code',
  productName: 'productname description producttitle title lineitemname itemname itemdescription text',
  quantity: 'quantity qty lineitemquantity orderedqty qtyordered orderqty quantityordered units pieces pcs',
  unitPrice: 'unitprice price lineitemprice priceeach saleprice netprice rate unitcost',
  unit: 'unit uom unitofmeasure sellingunit',
  discount: 'discount linediscount lineitemdiscount discountamount',
  taxRate: 'taxrate vatrate tax% vat% taxpercent vatpercent',
  orderDate:
    'orderdate date invoicedate documentdate purchasedate createdat created ordered orderedat ordercreated',
  mustArriveBy:
    'mustarriveby duedate deliverydate delivery requesteddate requireddate needby needbydate shipby requestedshipdate',
  location: 'location shipfrom site store warehouse',
  customerPo: 'customerpo ponumber purchaseorder purchaseorderno customerreference yourreference',
  currency: 'currency currencycode',
  notes: 'notes note comment comments remarks instructions',
  paymentTerms: 'paymentterms terms',
  channel: 'channel saleschannel',
  'shipTo.name': 'shipto.name shiptoname shippingname recipient recipientname deliveryname',
  'shipTo.lines':
    'shipto.lines shiptoaddress shippingaddress shippingaddress1 shippingstreet deliveryaddress address address1 street',
  'shipTo.city': 'shipto.city shiptocity shippingcity deliverycity city town',
  'shipTo.region': 'shipto.region shiptostate shippingprovince shippingstate state region province county',
  'shipTo.postalCode':
    'shipto.postalcode shiptozip shippingzip shippingpostcode postalcode postcode zip zipcode',
  'shipTo.country': 'shipto.country shiptocountry shippingcountry deliverycountry country countrycode',
  'shipTo.phone': 'shipto.phone shiptophone shippingphone phone telephone',
  'billTo.name': 'billto.name billtoname',
  'billTo.lines': 'billto.lines billtoaddress billingaddress billingaddress1 billingstreet',
  'billTo.city': 'billto.city billtocity billingcity',
  'billTo.region': 'billto.region billtostate billingstate billingprovince',
  'billTo.postalCode': 'billto.postalcode billtozip billingzip billingpostcode',
  'billTo.country': 'billto.country billtocountry billingcountry',
  'charges.shipping': 'charges.shipping shippingcharge shippingcost freight postage carriage deliverycharge',
  'outsideTotals.total': 'outsidetotals.total ordertotal grandtotal invoicetotal',
};

const PRODUCTS: Readonly<Record<string, string>> = {
  sku: 'sku product productcode productsku variantsku stockcode productid productno articleno articlenumber article itemcode itemno itemnumber itemid item partno partnumber code',
  name: 'name productname description title producttitle itemname text',
  price: 'price unitprice saleprice retailprice listprice netprice',
  barcode: 'barcode ean ean13 gtin upc',
  unit: 'unit baseunit uom unitofmeasure',
  decimals: 'decimals',
  taxRate: 'taxrate vatrate tax% vat%',
  sellingUnits: 'sellingunits',
};

const CUSTOMERS: Readonly<Record<string, string>> = {
  number:
    'number customer customerno customernumber customerid customercode account accountno accountnumber code clientid id',
  name: 'name customername companyname company clientname displayname',
  email: 'email emailaddress mail',
  phone: 'phone telephone phonenumber tel',
  taxId: 'taxid vatid vatnumber vatno',
  currency: 'currency currencycode',
  paymentTerms: 'paymentterms terms',
  priceList: 'pricelist',
  creditLimit: 'creditlimit',
  'billTo.name': 'billto.name billtoname billingname',
  'billTo.lines':
    'billto.lines billtoaddress billingaddress billingaddress1 billingstreet address address1 street',
  'billTo.city': 'billto.city billtocity billingcity city town',
  'billTo.region': 'billto.region billtostate billingstate billingprovince state region province county',
  'billTo.postalCode':
    'billto.postalcode billtozip billingzip billingpostcode postalcode postcode zip zipcode',
  'billTo.country': 'billto.country billtocountry billingcountry country countrycode',
  'shipTo.name': 'shipto.name shiptoname shippingname',
  'shipTo.lines': 'shipto.lines shiptoaddress shippingaddress shippingaddress1 shippingstreet',
  'shipTo.city': 'shipto.city shiptocity shippingcity',
  'shipTo.region': 'shipto.region shiptostate shippingstate shippingprovince',
  'shipTo.postalCode': 'shipto.postalcode shiptozip shippingzip shippingpostcode',
  'shipTo.country': 'shipto.country shiptocountry shippingcountry',
};

const STOCK: Readonly<Record<string, string>> = {
  location: 'location site store warehouse locationcode',
  product:
    'product sku productcode stockcode productid productno articleno articlenumber itemcode itemno itemnumber item partno code',
  quantity: 'quantity qty onhand stock count units pieces pcs quantityonhand available',
  unit: 'unit uom',
  bin: 'bin bincode shelf place slot',
  lot: 'lot lotno lotnumber batch batchno',
  expiresOn: 'expireson expiry expirydate expires bestbefore useby',
  unitCost: 'unitcost cost costprice averagecost',
};

const BY_KIND = { orders: ORDERS, products: PRODUCTS, customers: CUSTOMERS, stock: STOCK };

/** Field → the names it goes by, the surest first. */
export const namesOf = (what: ImportKind): ReadonlyMap<string, readonly string[]> =>
  new Map(Object.entries(BY_KIND[what]).map(([field, names]) => [field, names.split(' ')]));
