"""What leaves the shop: pages on sheets, and the parcel that goes to the printer."""
