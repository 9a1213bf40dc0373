"""Prints the monthly figures."""

from report import monthly


def main():
    for line in monthly():
        print(line)


if __name__ == "__main__":
    main()
