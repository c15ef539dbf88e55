"""Places that notes point to: values of locators, what a back-reference stands for, the order of notes."""
