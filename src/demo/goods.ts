/** What the demo company sells. */
export interface Goods {
  readonly sku: string;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  readonly price: string;
  readonly cost: string;
  /** Supplier, by its place in the list of suppliers. */
  readonly supplier: number;
  /** Days a lot keeps; null where the product is not tracked by lot. */
  readonly keeps: number | null;
  /** Base units in a case it is also sold by. */
  readonly perCase: number | null;
  readonly dropShippable: boolean;
  /** Few come in, many want it. */
  readonly isScarce: boolean;
}

// SKU | name | unit/decimals | price | cost | supplier | marks: lN keeps N days, cN case of N, d drop-shippable, s scarce
const LIST = `
LANTERN|Storm lantern, brass|each|24.50|11.20|0|c6
LANTERN-S|Storm lantern, small|each|16.90|7.60|0|c12
MUG-BLUE|Enamel mug, blue|each|12.50|4.20|0|c12
MUG-WHITE|Enamel mug, white|each|12.50|4.20|0|c12
MUG-GREEN|Enamel mug, pine green|each|12.50|4.35|0|c12
PLATE-ENAMEL|Enamel plate, 26 cm|each|14.00|5.10|0|c8
BOWL-ENAMEL|Enamel bowl, 16 cm|each|11.00|3.90|0|c8
KETTLE|Enamel kettle, 1.5 l|each|39.00|17.80|0|c4
POT-3L|Cast iron pot, 3 l|each|64.00|31.50|0|
PAN-28|Cast iron pan, 28 cm|each|49.00|23.10|0|
BLANKET-GREY|Wool blanket, harbour grey|each|89.00|41.00|1|
BLANKET-PINE|Wool blanket, pine|each|89.00|41.00|1|s
THROW-CHECK|Checked throw|each|59.00|26.50|1|
CUSHION-LINEN|Linen cushion cover|each|27.00|9.80|1|c10
TOWEL-HAND|Linen hand towel|each|14.50|5.20|1|c20
TOWEL-BATH|Waffle bath towel|each|34.00|13.90|1|c10
APRON|Waxed canvas apron|each|42.00|18.60|1|
TOTE|Canvas tote|each|18.00|6.10|1|c25
SCARF-WOOL|Wool scarf|each|38.00|15.20|1|
SOCKS-M|Hiking socks, M|pair|16.00|6.40|1|c12
SOCKS-L|Hiking socks, L|pair|16.00|6.40|1|c12
ROPE-8|Hemp rope, 8 mm|m/2|1.85|0.72|2|c220
ROPE-12|Hemp rope, 12 mm|m/2|2.95|1.18|2|c220
CANVAS|Waxed canvas by the metre|m/2|21.00|9.40|2|
TWINE|Jute twine, 100 m|each|6.50|2.10|2|c24
HOOK-BRASS|Brass coat hook|each|9.90|3.60|2|c20
CLEAT|Deck cleat, brass|each|13.50|5.90|2|c10
COMPASS|Pocket compass|each|29.00|12.70|2|s
KNIFE-POCKET|Pocket knife, olive wood|each|46.00|20.30|2|
AXE|Camping axe|each|58.00|27.00|2|
TORCH|Torch, rechargeable|each|35.00|15.80|2|
BRUSH-DISH|Dish brush, beech|each|7.90|2.60|2|c24
BRUSH-NAIL|Nail brush, beech|each|6.90|2.30|2|c24
CANDLE-PINE|Candle, pine resin|each|15.00|5.30|3|c12
CANDLE-SALT|Candle, sea salt|each|15.00|5.30|3|c12
SOAP-PINE|Soap, pine tar|each|6.50|1.90|3|l720 c24
SOAP-SEA|Soap, seaweed|each|6.50|1.90|3|l720 c24
BALM|Beeswax balm|each|9.50|3.20|3|l540 c12
OIL-LAMP|Lamp oil, 1 l|each|11.00|4.80|3|c6
WAX-CANVAS|Canvas wax, tin|each|14.00|5.40|3|c12
COFFEE-HOUSE|Coffee, house roast|kg/3|18.50|9.60|4|l180
COFFEE-DARK|Coffee, dark roast|kg/3|19.50|10.10|4|l180
TEA-SMOKE|Smoked tea, tin|each|13.50|5.70|4|l365 c12
TEA-HERB|Harbour herb tea, tin|each|12.00|4.90|4|l365 c12
HONEY-HEATH|Heather honey, 500 g|each|14.90|7.20|4|l540 c6
HONEY-LIME|Lime honey, 500 g|each|13.90|6.80|4|l540 c6
JAM-PLUM|Plum jam, 340 g|each|7.90|3.10|4|l365 c8
MUSTARD|Coarse mustard, 200 g|each|6.20|2.40|4|l300 c8
SALT-SEA|Sea salt flakes, 250 g|each|8.50|3.30|4|c12
CRACKERS|Rye crackers, 300 g|each|5.90|2.20|4|l120 c16
CHOC-DARK|Dark chocolate, 100 g|each|5.50|2.30|4|l240 c30
SYRUP-SPRUCE|Spruce tip syrup, 250 ml|each|12.90|5.60|4|l365 c6 s
TABLE-OAK|Oak table, 180 cm|each|890.00|520.00|5|d
BENCH-OAK|Oak bench, 140 cm|each|340.00|195.00|5|d
STOOL|Stool, ash|each|119.00|61.00|5|d
CRATE-PINE|Pine crate|each|32.00|13.40|5|
SHELF-PINE|Pine wall shelf|each|74.00|34.00|5|d
BOARD-BREAD|Bread board, walnut|each|48.00|21.70|5|
TRAY|Serving tray, birch|each|36.00|15.10|5|
CLOCK-SHIP|Ship's clock, brass|each|189.00|98.00|5|s`;

export const goods: readonly Goods[] = LIST.trim()
  .split('\n')
  .map((row) => {
    const [sku = '', name = '', measure = '', price = '', cost = '', supplier = '', marks = ''] =
      row.split('|');
    const [unit = 'each', decimals = '0'] = measure.split('/');
    const number = (mark: string) => Number(new RegExp(`\\b${mark}(\\d+)`).exec(marks)?.[1]) || null;
    return {
      sku,
      name,
      unit,
      decimals: Number(decimals),
      price,
      cost,
      supplier: Number(supplier),
      keeps: number('l'),
      perCase: number('c'),
      dropShippable: /\bd\b/.test(marks),
      isScarce: /\bs\b/.test(marks),
    };
  });
