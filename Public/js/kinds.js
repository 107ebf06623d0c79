/** The kinds of outlets, in the order of the filter. */
export const KINDS = [
  "market", "supermarket", "shopping_centre", "convenience_store", "specialty_store", "grocery",
  "distributor", "agent", "cooperative", "producer", "viet_goods_point", "ocop_point",
];
