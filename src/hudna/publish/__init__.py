"""What leaves Hudna for people to read: pages made from records, each a pure function of them."""
