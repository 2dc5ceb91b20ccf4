/** What the demonstration page shows of each shop. Pieces and prices are made up; the demo orders have the same ones. */
export const SHOPS = {
  stella_tide: {
    name: "Stella & Tide",
    hero: "hero-stella",
    eyebrow: "14k gold fill, by hand",
    headline: "Layers that go where you go",
    lead: "Fine chains, little medals and letters for every day. Handcrafted to be worn, not kept in a box.",
    title: "The everyday collection",
    piecesLead: "Wear one, or layer two.",
    pieces: [
      { name: "Gold Filled Layering Necklace", price: 42, drawing: "layering-necklace", made: "14k gold fill" },
      { name: "Custom Saint Necklace", price: 58, drawing: "saint-necklace", made: "14k gold fill, made for you" },
      { name: "Custom Date Bar Necklace", price: 54, drawing: "date-bar-necklace", made: "14k gold fill, made for you" },
      { name: "Paperclip Chain", price: 46, drawing: "paperclip-chain", made: "14k gold fill" },
      { name: "Tiny Huggie Earrings", price: 28, drawing: "huggie-earrings", made: "14k gold fill" },
      { name: "Pearl Drop Earrings", price: 34, drawing: "pearl-earrings", made: "14k gold fill" },
      { name: "Rope Chain Bracelet", price: 19, drawing: "rope-bracelet", made: "14k gold fill" },
      { name: "Necklace Extender", price: 12, drawing: "extender", made: "14k gold fill" },
    ],
    making: "Good to know before you order",
    points: [
      ["Making", "How long an order takes depends on the piece and on the season. The chat knows the days.", "How long does it take to make my order?"],
      ["Lengths", "Not sure how a chain will sit? Ask which lengths layer well together.", "What layering lengths do you recommend?"],
      ["Care", "Gold fill lasts for years if it is treated kindly.", "How do I care for my jewelry?"],
    ],
  },
  allyk: {
    name: "AllyK Jewelry",
    hero: "hero-allyk",
    eyebrow: "Handmade in Texas",
    headline: "From our hands to yours",
    lead: "Beads, stones, copper and leather, put together one at a time at a small work table.",
    title: "From the work table",
    piecesLead: "No two come out quite the same.",
    pieces: [
      { name: "Turquoise Pebble Bracelet", price: 36, drawing: "turquoise-bracelet", made: "Beads on elastic" },
      { name: "Wire-Wrapped Agate Pendant", price: 48, drawing: "agate-pendant", made: "Agate and copper" },
      { name: "Plum Tassel Earrings", price: 26, drawing: "tassel-earrings", made: "Beads and silk" },
      { name: "Wildflower Pendant", price: 44, drawing: "flower-pendant", made: "Pressed flowers" },
      { name: "Stitched Leather Cuff", price: 52, drawing: "leather-cuff", made: "Leather and beads" },
      { name: "Copper Bangle Pair", price: 39, drawing: "copper-bangle", made: "Copper" },
    ],
    making: "What you can ask us",
    points: [
      ["Your data", "What is kept when you look around or buy, and what it is for.", "What information do you collect?"],
      ["Your inbox", "News only if you want it; the chat can stop it too.", "Please stop sending me e-mails"],
      ["Your rights", "See, correct or delete what is known about you.", "What rights do I have over my data?"],
    ],
  },
};

/** What it shows of a shop that is neither: nothing that such a shop might not say of itself. */
export const ANOTHER_SHOP = {
  hero: "hero-stella",
  eyebrow: "A page to try the chat on",
  headline: "Ask this shop anything",
  lead: "The answers are the shop’s own. The pieces on this page only stand in for its jewelry.",
  title: "Some pieces",
  piecesLead: "They match the demo orders.",
  pieces: SHOPS.stella_tide.pieces.slice(0, 4).map((piece) => ({ ...piece, made: "" })),
  making: "Where to begin",
  points: [
    ["Making", "How long an order takes, if the shop has said so.", "How long does it take to make my order?"],
    ["Returns", "What can come back, and until when.", "What is your return policy?"],
    ["A person", "Where to write when the chat does not know.", "How can I reach you?"],
  ],
};
